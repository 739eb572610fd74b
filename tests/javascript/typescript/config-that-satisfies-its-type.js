import {                 } from 'next';

export default {
  output: 'standalone',
  images: { domains: ['cdn.example.com'] },
}                     ;
